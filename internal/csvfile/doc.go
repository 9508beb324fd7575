// Package csvfile reads CSV files that people make: a file has all columns of its sort, in any order, and what is wrong with a line is said by its
// number and its column, never by what stands there. Start at Read.
package csvfile
