// Package bench measures how fast Candour is, on the machine at hand: candour bench prints one table of it.
//
// It promises that
//   - everything is measured through what is served: the real handler with its access and its record of reads, the real importer, the real
//     child process, this program itself;
//   - a figure says of what it is and how it was come by; what was made smaller than the design speaks of is said with its size;
//   - a figure that misses its target is printed as missed, and one that could not be measured as not measured;
//   - it needs minutes, works in a folder of its own, and leaves nothing behind.
//
// Statements and bytes do not depend on the machine: the tests of this package count them for the page of a case, so that they cannot rot.
//
// Start at Measurement. To measure one thing more, write its file and name it in Measurements.
package bench
