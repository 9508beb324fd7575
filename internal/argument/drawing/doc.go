// Package drawing lays boxes and the links between them out as a picture in columns, after Sugiyama, Tagawa and Toda (1981): circles are
// broken, columns come from longest paths, crossings are lessened by barycentres, and heights by least squares.
//
// It promises that
//   - every box is drawn once, no two overlap, and each link runs from its one box to its other without leaving the picture;
//   - a link passes under no box;
//   - no box lies across the edge of a sheet, so that the picture can be printed sheet by sheet;
//   - the same boxes and links give the same picture, in whatever order they come.
//
// It knows nothing of cases or of words: whoever calls says how high each box is. Start at Lay.
package drawing
