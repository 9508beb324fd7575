package sqlite

import (
	"fmt"
	"strings"

	"candour/internal/ledger"
)

// Search implements ledger.Engine.
func (e *Engine) Search() ledger.Search { return fullTextSearch{} }

// fullTextSearch asks the FTS5 index beside a view's table.
type fullTextSearch struct{}

func (fullTextSearch) Rows(view string, place int) string {
	return fmt.Sprintf(`SELECT rowid FROM %s_text WHERE %s_text MATCH $%d`, view, view, place)
}

func (fullTextSearch) Words(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = `"` + word + `"*`
	}
	return strings.Join(quoted, " ")
}
