package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// ViewSet is a set of views: the rule of each by its name. A head says in which set the rows of its stream were drawn; of any other view the
// stream is behind.
type ViewSet map[string]string

// SetOf is the set that a program keeps, with the earlier tables of views.
func SetOf(views []*View) ViewSet {
	set := ViewSet{}
	for _, v := range Tables(views) {
		set[v.Name] = v.Rule
	}
	return set
}

// Name is what heads call the set: 16 hex digits that follow from what is in it, "" for the empty one.
func (s ViewSet) Name() string {
	if len(s) == 0 {
		return ""
	}
	sum := sha256.New()
	for _, view := range slices.Sorted(maps.Keys(s)) {
		fmt.Fprintf(sum, "%s %s\n", view, s[view])
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// has reports whether rows drawn in the set are right for a view.
func (s ViewSet) has(v *View) bool {
	rule, there := s[v.Name]
	return there && rule == v.Rule
}

// covers reports whether whoever keeps this set keeps the other too.
func (s ViewSet) covers(other ViewSet) bool {
	for view, rule := range other {
		if mine, there := s[view]; !there || mine != rule {
			return false
		}
	}
	return true
}

// without is the set less some views.
func (s ViewSet) without(views []string) ViewSet {
	rest := maps.Clone(s)
	for _, view := range views {
		delete(rest, view)
	}
	return rest
}

// sets are this program's own set, and those that any program has named, as last read.
type sets struct {
	own  ViewSet
	name string

	mu    sync.Mutex
	known map[string]ViewSet
}

// of is the set of a name; false when nobody is known to have named it.
func (s *sets) of(name string) (ViewSet, bool) {
	if name == s.name {
		return s.own, true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	set, known := s.known[name]
	return set, known || name == ""
}

// after names the set in which a stream's rows are drawn once this program, which writes the rows of its own views alone, has appended to it.
func (s *sets) after(from Head) string {
	was, known := s.of(from.Drawn)
	switch {
	case from.Version == 0 || known && was.covers(s.own):
		return s.name
	case known && s.own.covers(was):
		return from.Drawn
	default:
		return ""
	}
}

// viewName is what a view's table may be called: what was written down as one is put into statements.
var viewName = regexp.MustCompile(`^[a-z]+(_[a-z]+)*_[0-9]+$`)

// keptByOthers are the tables that other versions of this program have kept and this one does not, as last read.
func (l *Ledger) keptByOthers() (others []*View) {
	l.sets.mu.Lock()
	defer l.sets.mu.Unlock()
	seen := map[string]bool{}
	for _, set := range l.sets.known {
		for name := range set {
			if _, mine := l.sets.own[name]; !mine && !seen[name] && viewName.MatchString(name) {
				others = append(others, &View{Name: name})
			}
			seen[name] = true
		}
	}
	slices.SortFunc(others, func(a, b *View) int { return strings.Compare(a.Name, b.Name) })
	return others
}

// Unkept are the tables of views that other versions of this program have kept and this one does not, as it was when this ledger was opened.
func (l *Ledger) Unkept() []string {
	var names []string
	for _, v := range l.keptByOthers() {
		names = append(names, v.Name)
	}
	return names
}

// asker is a database, or a transaction of it.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// named are the sets that programs have named.
func named(ctx context.Context, db asker) (map[string]ViewSet, error) {
	rows, err := db.QueryContext(ctx, `SELECT name, view, rule FROM view_set`)
	if err != nil {
		return nil, fmt.Errorf("sets of views: %w", err)
	}
	defer rows.Close()
	all := map[string]ViewSet{}
	for rows.Next() {
		var name, view, rule string
		if err := rows.Scan(&name, &view, &rule); err != nil {
			return nil, err
		}
		if all[name] == nil {
			all[name] = ViewSet{}
		}
		all[name][view] = rule
	}
	return all, rows.Err()
}

// inUse are the names of the sets that heads name, each found by its place in the index, however many heads there are.
func inUse(ctx context.Context, db asker) ([]string, error) {
	var names []string
	for query, args := `SELECT drawn FROM head ORDER BY drawn LIMIT 1`, []any(nil); ; {
		found, err := oneName(ctx, db, query, args)
		if err != nil || len(found) == 0 {
			return names, err
		}
		names = append(names, found[0])
		query, args = `SELECT drawn FROM head WHERE drawn > $1 ORDER BY drawn LIMIT 1`, []any{found[0]}
	}
}

func oneName(ctx context.Context, db asker, query string, args []any) (found []string, err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("where rows are drawn: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		found = append(found, name)
	}
	return found, rows.Err()
}

// Complete reports whether no stream is behind in a view's table. It asks few questions, however large the record is.
func Complete(ctx context.Context, db asker, v *View) (bool, error) {
	all, err := named(ctx, db)
	if err != nil {
		return false, err
	}
	names, err := inUse(ctx, db)
	return !slices.ContainsFunc(names, func(name string) bool { return !all[name].has(v) }), err
}
