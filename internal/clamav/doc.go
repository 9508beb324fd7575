// Package clamav asks ClamAV’s daemon about every file from outside before it is kept.
//
// It promises that a file which clamd finds harmful, or which it could not look at to the end, is named by no entry: a check that cannot run
// refuses. It speaks clamd’s INSTREAM over a unix socket on the same machine and to nothing else, so no file leaves the machine for it.
//
// ClamAV is optional. With it or without, what people see of a file from outside is never the file: see package workbench. What it adds is that a
// file which is known to do harm is not kept for a colleague to download.
//
// Start at Files.
package clamav
