// Package evidencemappage is the page of the evidence map.
package evidencemappage
