// Package safeguardingpage is the pages on which safety is asked about before the first hearing, and the letter is begun.
package safeguardingpage
