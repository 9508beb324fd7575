// Command client writes notes into cases through the real record while a failure test does harm, and counts afterwards.
//
// What it is about to send and what was acknowledged stand in a journal, which lies where the harm does not reach. A note of which nobody
// knows whether it was recorded is sent again under the same id, by this run or by the next: so does a browser. Start at main.
package main
