package ledger

import (
	"context"
	"fmt"
	"slices"
)

// Behind says how far the rows of lists and searches are from complete.
type Behind struct {
	Streams int64    // of the record
	Behind  int64    // streams that lack rows which lists must have
	Views   []string // the tables that lack them. A view whose earlier table is complete is not among them: lists use that one
}

// Behind counts the streams that are behind. While there are none, it asks few questions, however large the record is.
func (l *Ledger) Behind(ctx context.Context) (b Behind, err error) {
	lacking, err := l.lacking(ctx)
	if err != nil {
		return b, err
	}
	incomplete := map[string]bool{}
	for _, views := range lacking {
		for _, v := range views {
			incomplete[v.Name] = true
		}
	}
	for _, v := range l.views {
		if incomplete[v.Name] && (v.Was == nil || incomplete[v.Was.Name]) {
			b.Views = append(b.Views, v.Name)
		}
	}
	if len(b.Views) > 0 {
		err = l.countBehind(ctx, lacking, &b)
	}
	return b, err
}

func (l *Ledger) countBehind(ctx context.Context, lacking map[string][]*View, b *Behind) error {
	rows, err := l.DB().QueryContext(ctx, `SELECT drawn, count(*) FROM head GROUP BY drawn`)
	if err != nil {
		return fmt.Errorf("count what is behind: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var n int64
		if err := rows.Scan(&name, &n); err != nil {
			return err
		}
		b.Streams += n
		if slices.ContainsFunc(lacking[name], func(v *View) bool { return slices.Contains(b.Views, v.Name) }) {
			b.Behind += n
		}
	}
	return rows.Err()
}

// lacking are the sets that heads name, each with the views of this program that it lacks; sets that lack none are not among them.
func (l *Ledger) lacking(ctx context.Context) (map[string][]*View, error) {
	if err := l.learnSets(ctx); err != nil {
		return nil, err
	}
	names, err := inUse(ctx, l.DB())
	lacking := map[string][]*View{}
	for _, name := range names {
		if views := l.lacks(name); len(views) > 0 {
			lacking[name] = views
		}
	}
	return lacking, err
}

// lacks are the views of this program in which a stream is behind whose head names that set.
func (l *Ledger) lacks(name string) (views []*View) {
	set, _ := l.sets.of(name)
	for _, v := range l.views {
		if !set.has(v) {
			views = append(views, v)
		}
	}
	return views
}

// learnSets reads which sets programs have named.
func (l *Ledger) learnSets(ctx context.Context) error {
	known, err := named(ctx, l.DB())
	if err != nil {
		return err
	}
	l.sets.mu.Lock()
	defer l.sets.mu.Unlock()
	l.sets.known = known
	return nil
}
