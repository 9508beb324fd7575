package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// filed is a file that an entry names.
type filed struct {
	File
	entry   EntryID
	version int64
}

// names notes the files that an entry names, each once.
func (w *walker) names(at *streamCheck, e Entry) {
	if !w.out.FilesRead {
		return
	}
	seen := map[string]bool{}
	for _, f := range filesInBody(e.Body) {
		if !seen[f.ID] {
			seen[f.ID] = true
			at.files = append(at.files, filed{f, e.ID, e.Version})
		}
	}
}

// filesOf checks each file that entries of some streams name: that it is the entry's, whole, and of the digest the entry gives. And none that is
// stored may say that it is an entry's which does not name it.
func (w *walker) filesOf(ctx context.Context, in span, streams []*streamCheck) error {
	if !w.out.FilesRead {
		return nil
	}
	stored, err := w.storedFiles(ctx, in)
	if err != nil {
		return err
	}
	for _, at := range streams {
		mine := stored[at.stream]
		for _, f := range at.files {
			err := w.file(ctx, f, mine[f.ID])
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				at.fault(f.version, "a file it names: "+err.Error())
			}
			delete(mine, f.ID)
		}
		if len(mine) > 0 && !at.unread {
			at.fault(0, fmt.Sprintf("%d stored files say that they are of its entries, which do not name them", len(mine)))
		}
	}
	return nil
}

// storedFiles are the files that say they are of some streams' entries, and of which.
func (w *walker) storedFiles(ctx context.Context, in span) (map[StreamID]map[string]EntryID, error) {
	which, args := in.of("stream")
	rows, err := w.tx.QueryContext(ctx, `SELECT stream, id, entry FROM file WHERE entry IS NOT NULL AND `+which, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[StreamID]map[string]EntryID{}
	for rows.Next() {
		var stream StreamID
		var id string
		var entry EntryID
		if err := rows.Scan(&stream, &id, &entry); err != nil {
			return nil, err
		}
		if all[stream] == nil {
			all[stream] = map[string]EntryID{}
		}
		all[stream][id] = entry
	}
	return all, rows.Err()
}

var (
	errFileMissing   = errors.New("it is not stored")
	errFileElsewhere = errors.New("it is stored as another entry's")
	errFileParts     = errors.New("its parts are not in one unbroken row")
)

// file checks one file, which says that it is an entry's, if it says anything.
func (w *walker) file(ctx context.Context, f filed, says EntryID) error {
	if says != f.entry {
		return w.notIts(ctx, f)
	}
	if err := w.parts(ctx, f.File); err != nil {
		return err
	}
	plain, err := w.verifier.files.Get(ctx, f.File)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, plain)
	return err
}

func (w *walker) notIts(ctx context.Context, f filed) error {
	there := false
	err := w.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM file WHERE id = $1)`, f.ID).Scan(&there)
	switch {
	case err != nil:
		return err
	case there:
		return errFileElsewhere
	default:
		return errFileMissing
	}
}

// parts looks for rows that reading the file would never reach.
func (w *walker) parts(ctx context.Context, f File) error {
	var count int64
	var first, last any
	err := w.tx.QueryRowContext(ctx, `SELECT COUNT(*), MIN(n), MAX(n) FROM file_part WHERE file = $1`, f.ID).Scan(&count, &first, &last)
	if err != nil {
		return err
	}
	if first != int64(0) || last != count-1 {
		return errFileParts
	}
	return nil
}

// filesAlone finds stored files that say they are of entries which are not there, and parts of no file.
func (v *verifier) filesAlone(ctx context.Context, tx Moment) error {
	var files, parts int64
	err := tx.QueryRowContext(ctx, `SELECT (SELECT COUNT(*) FROM file f WHERE f.entry IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.stream = f.stream AND e.id = f.entry)),
		(SELECT COUNT(*) FROM file_part p WHERE NOT EXISTS (SELECT 1 FROM file f WHERE f.id = p.file))`).Scan(&files, &parts)
	if err != nil {
		return err
	}
	if files > 0 {
		v.fault("", 0, fmt.Sprintf("%d stored files say that they are of entries which are not there", files))
	}
	if parts > 0 {
		v.fault("", 0, fmt.Sprintf("%d rows are parts of files that are not there", parts))
	}
	return nil
}
