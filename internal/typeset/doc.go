// Package typeset makes documents: data in, a PDF out that reads well on paper, on a screen and through a screen reader, and that
// a court can keep for good.
//
// What it promises:
//   - A Document is data. Nothing in it is ever taken for markup, and nothing is printed that is not in it, but page numbers and
//     the paragraphs listed beside each source.
//   - The same Document makes the same bytes.
//   - Each PDF is tagged, has bookmarks, language, embedded fonts, and claims PDF/A-3a and PDF/UA-1 (self-checked: see pdfa).
//   - What was rendered can be read back by another library and compared with the Document: Text and SameWords.
//
// Start at Document, then Press. Nothing outside tests should run a Press in its own process: that is what workbench is for.
package typeset
