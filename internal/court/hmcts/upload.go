package hmcts

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptrace"
	"net/textproto"
	"strings"
	"sync/atomic"
	"time"
)

// Upload is a document to be filed in a case. Only PDF is ever filed.
type Upload struct {
	Case string // the court's number
	Type string // one of UploadTypes, in exactly its spelling
	Name string // file name; public law throws it away
	PDF  []byte
}

// Upload files a document, once: it never sends twice, and no answer is read as more than it says (CONTRACT section 5.10). The court may still be
// asked about by searching (SeenBack).
func (c *Client) Upload(ctx context.Context, u Upload) Outcome {
	if why := u.problem(c.settings.Jurisdiction); why != "" {
		return Outcome{State: Refused, Reason: why + " It was not sent."}
	}
	form, contentType, err := u.form()
	if err != nil {
		return Outcome{State: Unsent, Reason: "The filing could not be put together.", Err: err}
	}
	return c.send(ctx, "upload", c.settings.Upload, u.Case, contentType, form)
}

var pdfBeginning = []byte("%PDF-")

func (u Upload) problem(j Jurisdiction) string {
	limit := uploadLimits[j]
	_, known := UploadTypes(j)[u.Type]
	switch {
	case !courtNumber.MatchString(u.Case):
		return "The case has no court number."
	case !known:
		return fmt.Sprintf("The court does not take filings of the type %q.", u.Type)
	case !bytes.HasPrefix(u.PDF, pdfBeginning):
		return "The document is not a PDF."
	case len(u.PDF) > limit:
		return fmt.Sprintf("The document is larger than the %d MB that this court takes.", limit/mebibyte)
	}
	return ""
}

func (u Upload) form() (body []byte, contentType string, err error) {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	name := strings.TrimSuffix(fileName(u.Name), ".pdf") + ".pdf"
	file, err := w.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {multipart.FileContentDisposition("file", name)},
		"Content-Type":        {"application/pdf"},
	})
	if err == nil {
		_, err = file.Write(u.PDF)
	}
	if err == nil {
		err = w.WriteField("typeOfDocument", u.Type)
	}
	err = errors.Join(err, w.Close())
	return form.Bytes(), w.FormDataContentType(), err
}

// Guardian is a children's guardian as the public-law court is told of one. Children are full names; the court has no ids for them.
type Guardian struct {
	Name      string   `json:"guardianName"`
	Telephone string   `json:"telephoneNumber,omitempty"`
	Email     string   `json:"email,omitempty"`
	Children  []string `json:"children"`
}

// Guardians tells the public-law court who the guardians of a case are. It replaces the whole list, and parties get mail about every change, so
// call it on a change only. An empty list, which would remove every guardian, is refused.
func (c *Client) Guardians(ctx context.Context, caseID string, guardians []Guardian) Outcome {
	if why := guardiansProblem(c.settings.Jurisdiction, caseID, guardians); why != "" {
		return Outcome{State: Refused, Reason: why + " It was not sent."}
	}
	body, err := json.Marshal(guardians)
	if err != nil {
		return Outcome{State: Unsent, Reason: "The list could not be put together.", Err: err}
	}
	return c.send(ctx, "guardians", c.settings.Guardians, caseID, "application/json", body)
}

func guardiansProblem(j Jurisdiction, caseID string, guardians []Guardian) string {
	switch {
	case j != Public:
		return "The private-law court does not take the names of guardians."
	case !courtNumber.MatchString(caseID):
		return "The case has no court number."
	case len(guardians) == 0:
		return "An empty list would remove every guardian of the case."
	}
	for _, g := range guardians {
		if strings.TrimSpace(g.Name) == "" || len(g.Children) == 0 || contains(g.Children, "") {
			return "Each guardian needs a name and the names of the children."
		}
	}
	return ""
}

// send posts once. Nothing has been sent as long as no connection stands; from then on only the court's own answer tells.
func (c *Client) send(ctx context.Context, call, address, caseID, contentType string, body []byte) Outcome {
	allowed := c.settings.Patience + c.settings.HeaderTimeout + time.Duration(len(body)/slowestTransfer)*time.Second
	ctx, cancel := context.WithTimeout(ctx, allowed)
	defer cancel()
	var connected atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }})
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, fill(address, casePart, caseID), bytes.NewReader(body))
	if err != nil {
		return unsent(c.failure(call, NotSent, errors.New("the address cannot be used")))
	}
	request.GetBody = nil // or net/http might send it again by itself
	request.Header.Set("Content-Type", contentType)
	if err := c.authorise(request, true); err != nil {
		return unsent(c.failure(call, NotSent, err))
	}
	answer, err := c.uploads.Do(request)
	switch {
	case err != nil && !connected.Load():
		return unsent(c.failure(call, NotSent, withoutAddress(err)))
	case err != nil:
		return uncertain(c.failure(call, NoAnswer, withoutAddress(err)))
	}
	return c.outcome(call, answer)
}

func (c *Client) outcome(call string, answer *http.Response) Outcome {
	beginning, _ := io.ReadAll(io.LimitReader(answer.Body, 64<<10)) // the status has come; the body only explains it
	_ = answer.Body.Close()
	f := c.answered(call, answer)
	isPage := strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html")
	switch {
	case f.Status >= 200 && f.Status < 300 && !isPage:
		return Outcome{State: Accepted, Status: f.Status}
	case f.Kind == Busy, c.flagIsOff(f.Status, beginning):
		return Outcome{State: Unsent, Reason: "The court asks us to send this later.", Status: f.Status, Wait: f.RetryAfter, Err: f}
	case f.Status >= 400 && f.Status < 500:
		return Outcome{State: Refused, Reason: refusal(f.Status, answer.Header.Get("Content-Type"), beginning), Status: f.Status, Err: f}
	}
	return uncertain(f)
}

// flagIsOff knows the 503 with which the public-law service says that its interface is switched off, which it does before it looks at anything.
// Another 503 may come from a gateway that has passed the filing on.
func (c *Client) flagIsOff(status int, body []byte) bool {
	var spring struct {
		Timestamp string `json:"timestamp"`
		Status    int    `json:"status"`
		Path      string `json:"path"`
	}
	return c.settings.Jurisdiction == Public && status == http.StatusServiceUnavailable &&
		json.Unmarshal(body, &spring) == nil && spring.Status == status && spring.Timestamp != "" && strings.HasPrefix(spring.Path, "/cases")
}
