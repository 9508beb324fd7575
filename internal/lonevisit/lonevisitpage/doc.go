// Package lonevisitpage is the pages of lone visits: the worker’s, of those who watch over one, and the address at which the worker checks in without
// signing in. That address says nothing of anybody: neither who, where nor why.
package lonevisitpage
