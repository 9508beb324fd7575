// Package evidencemap is the argument of a case as a map: boxes for what is on record, and what joins them.
//
// A box is an item of evidence with both its standings, a statement of a report, or another record that something leans on or that speaks
// against something. A map is the whole case, or what one thing rests on and what speaks against that, however far. It promises that
//   - the drawing and the nested list hold the same boxes and links;
//   - a box says where it stands in words, and its text is never wider than the box;
//   - the same record gives the same map.
//
// Start at Of; then Map.Only, Map.List and Map.Draw.
package evidencemap
