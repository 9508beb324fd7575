package workbench

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"candour/internal/fault"
	"candour/internal/workbench/binder"
)

// looseNote says of loose pages how many there are, and how many notes in the margin were left out.
type looseNote struct {
	Count int `json:"count"`
	Notes int `json:"notes"`
}

// Loose takes the pages out of a PDF from outside, to be bound with others: what is seen of them, and nothing else of the file. One of which something
// would be missing on paper is refused.
func (b *Bench) Loose(ctx context.Context, file []byte) (binder.Pages, error) {
	answer, err := b.read(ctx, kindLoose, file)
	if err != nil {
		return binder.Pages{}, err
	}
	var n looseNote
	if err := answer.read(&n); err != nil || n.Count < 1 || n.Count > b.Limits.orDefault().Pages {
		return binder.Pages{}, unreadableFile(errFrame)
	}
	return binder.Pages{PDF: answer.body, Count: n.Count, Notes: n.Notes}, nil
}

func loose(file []byte, limits Limits) (looseNote, []byte, error) {
	pages, err := binder.Loose(file)
	switch {
	case errors.Is(err, binder.ErrUnprintable):
		return looseNote{}, nil, unprintable
	case err != nil:
		return looseNote{}, nil, unreadable
	case pages.Count > limits.Pages:
		return looseNote{}, nil, tooManyPages
	}
	return looseNote{pages.Count, pages.Notes}, pages.PDF, nil
}

// volume is what is bound, before the files: the length of this as JSON (32 bits, big-endian), this, and then the files one after the other.
type volume struct {
	Title string        `json:"title"`
	Parts []binder.Part `json:"parts"`
	Sizes []int         `json:"sizes"` // bytes of each file
}

// bindLimits bound what one volume may cost; a quarter of what comes back is File.
var bindLimits = Limits{File: 64 * megabyte, Time: 4 * time.Minute, CPU: 3 * time.Minute, Memory: 2048 * megabyte}

const largestVolume = 200 * megabyte

// Bind makes one PDF of loose pages and documents that a press made: labelled, with bookmarks, and an index that leads to each.
func (b *Bench) Bind(ctx context.Context, title string, parts []binder.Part, files [][]byte) ([]byte, error) {
	v := volume{Title: title, Parts: parts}
	total := 0
	for _, f := range files {
		v.Sizes, total = append(v.Sizes, len(f)), total+len(f)
	}
	if total > largestVolume {
		return nil, fault.Oversize(fmt.Sprintf("The documents together are larger than %d MB. Make them in two volumes.", largestVolume/megabyte), nil)
	}
	head, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("write a volume as JSON: %w", err)
	}
	body := slices.Concat(append([][]byte{binary.BigEndian.AppendUint32(nil, uint32(len(head))), head}, files...)...)
	answer, err := b.work(ctx, kindBind, body, bindLimits.orDefault())
	return answer.body, err
}

func bind(body []byte) ([]byte, error) {
	from := bytes.NewBuffer(body)
	var v volume
	head := from.Next(4)
	if len(head) < 4 || json.Unmarshal(from.Next(int(binary.BigEndian.Uint32(head))), &v) != nil || len(v.Parts) != len(v.Sizes) {
		return nil, failed
	}
	var files [][]byte
	for _, size := range v.Sizes {
		files = append(files, from.Next(size))
	}
	made, err := binder.Bind(v.Title, v.Parts, files)
	if err != nil {
		return nil, errors.Join(failed, err)
	}
	return made, nil
}
