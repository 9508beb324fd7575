// Package fault is an error that speaks to two people: a sentence for whoever is at the screen, a cause for whoever reads the log.
//
// It promises that nothing but the sentence is ever shown to a person. An error without a sentence shows
// "Sorry, there is a problem with the service" and no more. Start at BadInput, Refuse and Absent.
package fault
