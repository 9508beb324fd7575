// Package comparisonpage has the page on which two papers of a case stand side by side.
package comparisonpage
