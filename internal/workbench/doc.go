// Package workbench is where files from outside are read and documents made: in child processes of this same binary, never in the
// server itself.
//
// A child has no environment, two pipes, an empty folder of its own that is removed after it, no network where the system allows that,
// and limits on memory, processor, time and output. One child reads one file. A press, which makes documents, serves one case in all its
// life, though it starts anew for each document. What a child answers is treated as a file from outside would be. A child that crashes is a sentence on that file, is tried
// twice at most, and stops nothing else.
//
// What people see of a file from outside is never the file:
//   - A picture is decoded and encoded anew. Position, device, hidden previews and whatever follows its end stay behind.
//   - Of a PDF, the words and the pictures are taken out, and set anew as a reading copy. We do not clean PDFs: a cleaner leaves
//     everything that it does not know to be harmful, and there is no end of what a viewer may obey (scripts, actions, links, files
//     within files, forms, fonts with programs). A copy made of words and points that we wrote has none of it, for certain. The price is
//     the layout; where something drawn cannot be carried over, the page says so.
//   - A text is decoded, and loses its control characters.
//   - Of a Word file, the words are taken out and seen as a text, which says when a picture or another part could not be carried over.
//
// What is not any of these is kept and not shown.
//
// A limit that this package cannot set: a child can still read what the server's own account can read on its disk. Run the service under an
// account that owns nothing else.
//
// Start at Bench.
package workbench
