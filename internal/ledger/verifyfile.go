package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
)

// filesOf checks each file that an entry names: that it is the entry's, whole, and of the digest the entry gives.
func (v *verifier) filesOf(ctx context.Context, e Entry) error {
	if !v.out.FilesRead {
		return nil
	}
	seen := map[string]bool{}
	for _, f := range filesInBody(e.Body) {
		if seen[f.ID] {
			continue
		}
		seen[f.ID] = true
		err := v.file(ctx, e, f)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			v.fault(e.Stream, e.Version, "a file it names: "+err.Error())
		}
	}
	return nil
}

var (
	errFileMissing   = errors.New("it is not stored")
	errFileElsewhere = errors.New("it is stored as another entry's")
	errFileParts     = errors.New("its parts are not in one unbroken row")
)

func (v *verifier) file(ctx context.Context, e Entry, f File) error {
	var stream, entry sql.NullString
	err := v.tx.QueryRowContext(ctx, `SELECT stream, entry FROM file WHERE id = $1`, f.ID).Scan(&stream, &entry)
	if errors.Is(err, sql.ErrNoRows) {
		return errFileMissing
	}
	if err != nil {
		return err
	}
	if entry.Valid {
		v.named++
	}
	if stream.String != string(e.Stream) || entry.String != string(e.ID) {
		return errFileElsewhere
	}
	if err := v.parts(ctx, f); err != nil {
		return err
	}
	plain, err := v.files.Get(ctx, f)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, plain)
	return err
}

// parts looks for rows that reading the file would never reach.
func (v *verifier) parts(ctx context.Context, f File) error {
	var count int64
	var first, last any
	err := v.tx.QueryRowContext(ctx, `SELECT COUNT(*), MIN(n), MAX(n) FROM file_part WHERE file = $1`, f.ID).Scan(&count, &first, &last)
	if err != nil {
		return err
	}
	if first != int64(0) || last != count-1 {
		return errFileParts
	}
	return nil
}

// strayFiles finds stored files that say they are an entry's when no entry names them, and parts of no file.
func (v *verifier) strayFiles(ctx context.Context) error {
	var named, parts int64
	err := v.tx.QueryRowContext(ctx, `SELECT (SELECT COUNT(*) FROM file WHERE entry IS NOT NULL),
		(SELECT COUNT(*) FROM file_part p WHERE NOT EXISTS (SELECT 1 FROM file f WHERE f.id = p.file))`).Scan(&named, &parts)
	if err != nil {
		return err
	}
	if v.out.FilesRead && named != v.named {
		v.fault("", 0, fmt.Sprintf("%d stored files say they are an entry's, and entries name %d", named, v.named))
	}
	if parts > 0 {
		v.fault("", 0, fmt.Sprintf("%d rows are parts of files that are not there", parts))
	}
	return nil
}
