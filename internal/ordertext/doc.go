// Package ordertext takes the questions that an order asks from its own text, instead of having them typed: the text of a paper in passages, each with its
// page and the number of its paragraph.
//
// It promises that the words of a passage are the words of the paper; line ends become spaces, and nothing else is changed.
//
// Start at Passages. What is marked goes on record by casework.MarkQuestions.
package ordertext
