// Package wordfile reads a Word file (ECMA-376, .docx) as it reads when everything that was tracked is accepted: its paragraphs in order with the marks
// that stand around their words, its properties, and what is written besides. It promises that no shown word is left out. Run it in a workbench child:
// files are hostile.
package wordfile
