// Package exchange reads records from text and writes what stands, for the command "candour argue FILE" and for anyone who would
// check our answers with a program of their own.
//
// It reads two formats, told apart by the first line that is not a comment. In both, "#" starts a comment and fields stand
// between spaces. The competition format for attack graphs is "p af N" and then lines "i j": argument i attacks argument j, both
// from 1 to N. Ours is
//
//	E name                         evidence
//	S name                         statement
//	J name conclusion p1,p2 u1,u2  justification: premises jointly, exceptions; "-" for none
//	A from to                      defeat of an E, an S or a J
//	D one other                    defeat both ways
//
// A line may cite names declared further down. A name declared twice, a name declared nowhere and a line of any other shape are
// errors that give the line; saying one defeat twice adds nothing and is none. A line of results is "name in", "name out" or
// "name undec", for every E and S in the order of the file; with a certificate, "name label rank rule", the rule left away when out.
//
// Start with Run, or with Read to go on with the graph. Errors about the text are faults with a sentence for whoever wrote it.
package exchange
