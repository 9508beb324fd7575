// Package allegationpage is where the matters of a threshold document or schedule are taken into one table, responses are entered, and the table is printed.
package allegationpage
