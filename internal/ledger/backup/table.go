package backup

import (
	"fmt"
	"strings"
)

// table is what is moved of one table.
type table struct {
	name    string
	columns []string
	key     []string // its primary key, in whose order rows are read
	which   string   // a condition for the rows that are moved; all when ""
	moving  []string // columns that change while a service serves; a later run brings them along
	small   bool     // rows leave it too: a move puts all of them anew
}

// recorded are the tables of the record's database that a backup holds, in the order in which they are written.
var recorded = []table{
	{name: "service", columns: []string{"name", "stream", "keyring"}, key: []string{"name"}},
	{name: "entry", columns: []string{"stream", "version", "id", "recorded", "header", "link", "body"}, key: []string{"stream", "version"}},
	heads,
	{name: "erasing", columns: []string{"stream"}, key: []string{"stream"}},
	{name: "file", columns: []string{"id", "made", "stream", "entry"}, key: []string{"id"}, which: "entry IS NOT NULL", moving: []string{"stream", "entry"}},
	{name: "file_part", columns: []string{"file", "n", "part"}, key: []string{"file", "n"}, which: "file IN (SELECT id FROM file WHERE entry IS NOT NULL)"},
	{name: "log", columns: []string{"name", "size", "checkpoint", "sealed"}, key: []string{"name"}, moving: []string{"size", "checkpoint", "sealed"}},
	{name: "log_record", columns: []string{"n", "stream", "version", "link"}, key: []string{"n"}},
	{name: "log_note", columns: []string{"n", "text"}, key: []string{"n"}},
	{name: "log_hash", columns: []string{"n", "hash"}, key: []string{"n"}},
	{name: "account", columns: []string{"person", "name", "hash"}, key: []string{"person"}, small: true},
	{name: "second_factor", columns: []string{"person", "secret", "confirmed", "step"}, key: []string{"person"}, small: true},
	{name: "passkey", columns: []string{"id", "person", "name", "key", "made", "used"}, key: []string{"id"}, small: true},
	{name: "recovery", columns: []string{"asked", "person", "name", "ends", "link", "code", "used"}, key: []string{"asked"}, small: true},
	{name: "job", columns: jobColumns, key: []string{"id"}, which: "ended = ''", small: true},
	{name: "cursor", columns: []string{"name", "value"}, key: []string{"name"}, which: "name NOT LIKE 'place.%'", moving: []string{"value"}},
}

var (
	heads = table{name: "head", columns: []string{"stream", "version", "link", "sealed", "keyed"}, key: []string{"stream"},
		moving: []string{"version", "link", "sealed", "keyed"}}
	// jobColumns: a backup holds the jobs that wait, a move takes all.
	jobColumns = []string{"id", "kind", "stream", "entry", "person", "due", "lease", "tries", "ended"}
	// keys is the one table of the key store.
	keys = table{name: "stream_key", columns: []string{"stream", "n", "epoch", "wrapped"}, key: []string{"stream", "n"}}
)

// typed are the small tables that are not record. A move takes them along; a backup does not.
var typed = []table{
	{name: "job", columns: jobColumns, key: []string{"id"}, small: true},
	{name: "draft", columns: []string{"person", "form", "subject", "stream", "version", "words", "saved"}, key: []string{"person", "form", "subject"}, small: true},
	{name: "invite", columns: []string{"token", "person", "name", "ends", "used"}, key: []string{"token"}, small: true},
	{name: "known_device", columns: []string{"token", "person", "seen"}, key: []string{"token", "person"}, small: true},
	{name: "session", columns: []string{"token", "person", "created", "seen", "ends", "device"}, key: []string{"token"}, small: true},
}

func tableOf(name string) (table, error) {
	for _, t := range append(recorded, keys) {
		if t.name == name {
			return t, nil
		}
	}
	return table{}, fmt.Errorf("there is no table %q in a backup", name)
}

func (t table) selects() string {
	where := ""
	if t.which != "" {
		where = " WHERE " + t.which
	}
	return "SELECT " + strings.Join(t.columns, ", ") + " FROM " + t.name + where + " ORDER BY " + strings.Join(t.key, ", ")
}

// inserts adds so many rows. One that is there stays, but for what moves.
func (t table) inserts(rows int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "INSERT INTO %s (%s) VALUES ", t.name, strings.Join(t.columns, ", "))
	for place := range rows * len(t.columns) {
		switch {
		case place == 0:
			b.WriteByte('(')
		case place%len(t.columns) == 0:
			b.WriteString("), (")
		default:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "$%d", place+1)
	}
	fmt.Fprintf(&b, ") ON CONFLICT (%s) DO ", strings.Join(t.key, ", "))
	if len(t.moving) == 0 {
		return b.String() + "NOTHING"
	}
	b.WriteString("UPDATE SET ")
	for i, column := range t.moving {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s = excluded.%s", column, column)
	}
	return b.String()
}
