package hmcts

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"github.com/google/uuid"
)

// Search asks which cases changed within a window. Anything but a whole, readable answer of this court is a *Failure; then nothing about the
// window is known.
func (c *Client) Search(ctx context.Context, w Window) (Response, error) {
	from, to := w.written(c.settings.Jurisdiction)
	query := url.Values{"startDate": {from}, "endDate": {to}}
	// The private-law service refuses a GET that does not name the type of the content it does not have.
	header := http.Header{"Accept": {"application/json"}, "Content-Type": {"application/json"}}
	if c.settings.Jurisdiction == Private {
		query = url.Values{"start_date": {from}, "end_date": {to}}
	}
	var raw bytes.Buffer
	if _, err := c.fetch(ctx, "search", c.settings.Search+"?"+query.Encode(), header, c.settings.MaxAnswer, &raw); err != nil {
		return Response{}, err
	}
	return c.readAnswer(raw.Bytes())
}

func (c *Client) readAnswer(raw []byte) (Response, error) {
	response, err := Parse(raw)
	if err != nil {
		var broken *BrokenPayload
		if errors.As(err, &broken) {
			err = broken
		}
		return Response{}, c.failure("search", Unreadable, err)
	}
	if response.Jurisdiction != "" && response.Jurisdiction != c.settings.Jurisdiction {
		return Response{}, c.failure("search", Unreadable, fmt.Errorf("it is an answer of the %s law court", response.Jurisdiction))
	}
	return response, nil
}

// Fetched is what came when a document was asked for.
type Fetched struct {
	Name   string // the court's file name, made safe to show; "" in public law, which sends none
	Type   string // by its first bytes, whatever the court says
	Bytes  int64
	SHA256 [sha256.Size]byte
}

// Document fetches a document by its UUID into to, which may hold a part of it when there is an error.
func (c *Client) Document(ctx context.Context, id string, to io.Writer) (Fetched, error) {
	parsed, err := uuid.Parse(id)
	if err != nil || parsed == redactionMarker {
		return Fetched{}, c.failure("document", NotSent, errors.New("this is not the id of a document that can be asked for"))
	}
	address := fill(c.settings.Document, documentPart, parsed.String())
	hash, start := sha256.New(), &opening{}
	answer, err := c.fetch(ctx, "document", address, http.Header{"Accept": {"*/*"}}, c.settings.MaxDocument, io.MultiWriter(to, hash, start))
	if err == nil && start.count == 0 {
		err = c.failure("document", Unreadable, errors.New("it is empty"))
	}
	if err != nil {
		return Fetched{}, err
	}
	return Fetched{
		Name: fileName(answer.Header.Get("originalfilename")), Type: http.DetectContentType(start.bytes),
		Bytes: start.count, SHA256: [sha256.Size]byte(hash.Sum(nil)),
	}, nil
}

// opening keeps the first bytes of what is written to it, and counts all.
type opening struct {
	bytes []byte
	count int64
}

func (o *opening) Write(p []byte) (int, error) {
	o.count += int64(len(p))
	o.bytes = append(o.bytes, p[:min(len(p), 512-min(512, len(o.bytes)))]...)
	return len(p), nil
}
