// Package handoverpage is where whoever hands a case over writes what the record does not say, and whoever takes it reads that beside what the record holds.
package handoverpage
