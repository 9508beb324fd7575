// Package bundlepage is the pages on which the documents of a bundle are sorted, the exhibits of a report are named, and what was made of them is handed
// over.
package bundlepage
