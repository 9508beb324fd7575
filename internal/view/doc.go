// Package view asks the questions of lists and searches. It reads rows that appends have written and changes nothing.
//
// Features write their queries as SQL text in the portable subset and scan the answer into a plain struct with All. They never hold a database handle.
package view
