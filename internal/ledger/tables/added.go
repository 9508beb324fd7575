package tables

// Column is a column of text, empty unless it is written.
type Column struct{ Table, Name string }

// Added are the columns that later versions added to tables which an earlier one may have made. Servers of that version write rows without them.
var Added = []Column{{"head", "drawn"}, {"session", "device"}}
