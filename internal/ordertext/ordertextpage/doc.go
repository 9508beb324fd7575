// Package ordertextpage holds the page on which an order’s questions are marked in its text.
package ordertextpage
