package fake

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/google/uuid"

	"candour/internal/calendar"
	"candour/internal/court/hmcts"
)

const widest = 15 * time.Minute

// publicSearch: an offset in a time is taken and ignored, and an empty answer has no list (CONTRACT section 1.3).
func (c *Court) publicSearch(w http.ResponseWriter, r *http.Request) {
	from, fromOK := lenientTime(r.FormValue("startDate"))
	to, toOK := lenientTime(r.FormValue("endDate"))
	if !fromOK || !toOK || from.After(to) || to.Sub(from) > widest {
		refuse(w, r, hmcts.Public, http.StatusBadRequest, "")
		return
	}
	cases, err := c.search(hmcts.Public, from, to)
	if err != nil {
		refuse(w, r, hmcts.Public, http.StatusInternalServerError, "")
		return
	}
	answer := map[string]any{"total": len(cases)}
	if len(cases) > 0 {
		answer["cases"] = cases
	}
	send(w, http.StatusOK, "application/json", answer)
}

// lenientTime reads a time with or without an offset, and drops the offset.
func lenientTime(text string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05Z07:00"} {
		if t, err := time.Parse(layout, text); err == nil {
			return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC), true
		}
	}
	return time.Time{}, false
}

// publicDocument: no file name, always octet-stream; 404 only for an empty file, 500 for one that is not known (CONTRACT section 1.4).
func (c *Court) publicDocument(w http.ResponseWriter, r *http.Request) {
	id, err := uuid.Parse(r.PathValue("document"))
	if err != nil {
		refuse(w, r, hmcts.Public, http.StatusBadRequest, "")
		return
	}
	paper, known := c.paper(id)
	switch {
	case !known:
		refuse(w, r, hmcts.Public, http.StatusInternalServerError, "")
	case len(paper.Bytes) == 0:
		refuse(w, r, hmcts.Public, http.StatusNotFound, "")
	default:
		w.Header().Set("Content-Type", "application/octet-stream")
		_, _ = w.Write(paper.Bytes) // the caller may have gone
	}
}

func (c *Court) paper(id uuid.UUID) (Paper, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	paper, known := c.papers[id.String()]
	return paper, known
}

const publicLimit = 10 << 20

// publicUpload checks in the order of the service, which stores the file before it looks at the type (CONTRACT section 1.5).
func (c *Court) publicUpload(w http.ResponseWriter, r *http.Request) {
	sent, err := readUpload(r)
	isPDF := sent.contentType == "application/pdf" || sent.contentType == "application/x-pdf"
	switch {
	case err != nil:
		refuse(w, r, hmcts.Public, http.StatusBadRequest, "")
		return
	case len(sent.file) > publicLimit:
		refuse(w, r, hmcts.Public, http.StatusRequestEntityTooLarge, "")
		return
	case len(sent.file) == 0 || !isPDF:
		refuse(w, r, hmcts.Public, http.StatusBadRequest, "")
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	held := c.find(hmcts.Public, r.PathValue("case"))
	if held == nil || held.State == "Open" {
		refuse(w, r, hmcts.Public, http.StatusNotFound, "")
		return
	}
	category, known := hmcts.PublicUploads[sent.kind]
	filing := c.store(Filing{
		Jurisdiction: hmcts.Public, Case: held.ID, Type: sent.kind, SentName: sent.name, Orphan: !known,
		Name: sent.kind + "-" + calendar.InLondon(c.now()).Format("02/01/2006 15:04") + ".pdf",
	}, sent.file)
	if !known {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	held.addTo("caseData", "caseDocuments", map[string]any{
		"documentId": filing.DocumentID, "documentFileName": filing.Name, "documentCategory": category, "removed": false,
	})
	held.touch(c.now())
	c.mails++
	w.Header().Set("Content-Type", "text/plain;charset=UTF-8")
	_, _ = w.Write([]byte(sent.kind + " uploaded successfully to case with Id: " + held.ID)) // the caller may have gone
}

// publicGuardians replaces the whole list; the same again is no change and no mail (CONTRACT section 1.6).
func (c *Court) publicGuardians(w http.ResponseWriter, r *http.Request) {
	var sent []hmcts.Guardian
	if json.NewDecoder(r.Body).Decode(&sent) != nil || sent == nil || !complete(sent) {
		refuse(w, r, hmcts.Public, http.StatusBadRequest, "")
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	id := r.PathValue("case")
	if held := c.find(hmcts.Public, id); held == nil || held.State == "Open" {
		refuse(w, r, hmcts.Public, http.StatusNotFound, "")
		return
	}
	if !sameGuardians(c.guardians[id], sent) {
		c.guardians[id] = sent
		c.mails++
	}
	w.WriteHeader(http.StatusOK)
}

func complete(guardians []hmcts.Guardian) bool {
	for _, g := range guardians {
		if g.Name == "" || len(g.Children) == 0 {
			return false
		}
		for _, child := range g.Children {
			if child == "" {
				return false
			}
		}
	}
	return true
}

func sameGuardians(a, b []hmcts.Guardian) bool {
	count := map[string]int{}
	key := func(g hmcts.Guardian) string {
		encoded, _ := json.Marshal(g) // texts always encode
		return string(encoded)
	}
	for _, g := range a {
		count[key(g)]++
	}
	for _, g := range b {
		count[key(g)]--
	}
	for _, difference := range count {
		if difference != 0 {
			return false
		}
	}
	return true
}
