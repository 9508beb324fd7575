// Package closingpage is where somebody closes a case, with all that stands in the way of it on one page; where a closed case says how it was closed;
// and where what was left is seen to, and looked at again months later.
package closingpage
