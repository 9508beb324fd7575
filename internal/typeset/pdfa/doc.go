// Package pdfa says of a PDF what it is: PDF/A-3a (ISO 19005-3, kept readable for good) and PDF/UA-1 (ISO 14289-1, read by everyone).
//
// Typst already writes a tagged PDF 1.7 that has what both standards ask of its pages. What is missing is said outside the pages:
// the colour space, the metadata, and how an attached file relates to the document. Identify adds exactly that as an incremental
// update: every byte it was given stays as it was, and the additions follow.
//
// It promises to change a file only when it understood it: a trailer, table or dictionary that is not as Typst writes them is an
// error. What poppler’s pdfinfo says of such a file, “Suspects object is wrong type (boolean)”, is not so: it expects /Suspects to be true
// or missing, while ISO 32000-1 (table 321) and PDF/UA-1 (7.1) ask for false. It does not promise conformance: the claim is checked by our own tests only, veraPDF where a service has it.
package pdfa
