package postgres

import (
	"fmt"
	"strings"

	"candour/internal/ledger"
)

// Search implements ledger.Engine.
func (e *Engine) Search() ledger.Search { return vectorSearch{} }

// vectorSearch asks the column of words that a view's table has.
type vectorSearch struct{}

func (vectorSearch) Rows(view string, place int) string {
	return fmt.Sprintf(`SELECT row FROM %s WHERE searched @@ to_tsquery('simple', $%d)`, view, place)
}

func (vectorSearch) Words(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = `'` + word + `':*`
	}
	return strings.Join(quoted, " & ")
}
