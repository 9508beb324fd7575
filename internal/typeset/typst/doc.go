// Package typst runs the Typst compiler inside this process: text files in, a PDF out.
//
// The compiler is one WebAssembly file made for browsers (typst-ts-web-compiler). It asks its surroundings for 76 small
// functions of a JavaScript engine: values it knows only by number, promises, a queue of things to do next. This package is
// that surrounding, and nothing more: the compiler is given no file system, no network, no environment and no packages. It
// sees the files handed to Compile, and a clock that stands still: the same files always make the same bytes.
//
// It promises that whatever goes wrong inside the compiler, a trap or a panic included, comes back as an error, and that no document
// leaves anything behind that the next could meet.
//
// Start at New.
package typst
