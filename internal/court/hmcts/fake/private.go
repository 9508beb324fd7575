package fake

import (
	"fmt"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"candour/internal/court/hmcts"
)

// privateSearch: an offset or Z breaks it (CONTRACT sections 2.2 and 2.3).
func (c *Court) privateSearch(w http.ResponseWriter, r *http.Request) {
	var times [2]time.Time
	for i, name := range []string{"start_date", "end_date"} {
		text := r.FormValue(name)
		if text == "" {
			problem(w, r, "Required parameter '"+name+"' is not present.")
			return
		}
		t, ok := strictTime(text)
		if !ok {
			refuse(w, r, hmcts.Private, http.StatusInternalServerError, "Text '"+text+"' could not be parsed")
			return
		}
		times[i] = t
	}
	if times[0].After(times[1]) || times[1].Sub(times[0]) > widest {
		refuse(w, r, hmcts.Private, http.StatusBadRequest, "Difference between end date and start date should not be more than 15 minutes")
		return
	}
	cases, err := c.search(hmcts.Private, times[0], times[1])
	if err != nil {
		refuse(w, r, hmcts.Private, http.StatusInternalServerError, err.Error())
		return
	}
	send(w, http.StatusOK, "application/json", map[string]any{"total": len(cases), "cases": cases})
}

// strictTime reads what Java's LocalDateTime.parse reads.
func strictTime(text string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// privateDocument passes the name of the file on (CONTRACT section 2.4).
func (c *Court) privateDocument(w http.ResponseWriter, r *http.Request) {
	id, err := uuid.Parse(r.PathValue("document"))
	if err != nil {
		problem(w, r, "Failed to convert 'documentId'")
		return
	}
	paper, known := c.paper(id)
	if !known {
		refuse(w, r, hmcts.Private, http.StatusNotFound, "Document not found")
		return
	}
	contentType := mime.TypeByExtension(path.Ext(paper.Name))
	if contentType == "" {
		contentType = "application/octet-stream"
	}
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("originalfilename", paper.Name)
	_, _ = w.Write(paper.Bytes) // the caller may have gone
}

// privateUpload keeps what is filed in quarantine until the court's staff have looked at it (CONTRACT section 2.5).
func (c *Court) privateUpload(w http.ResponseWriter, r *http.Request) {
	sent, err := readUpload(r)
	ending := strings.ToLower(path.Ext(sent.name))
	_, known := lookUp(hmcts.PrivateUploads, sent.kind)
	switch {
	case err != nil:
		problem(w, r, "Required part is not present.")
		return
	case !known || ending != ".pdf" && ending != ".docx":
		problem(w, r, "Un acceptable format/type of document "+sent.kind)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	held := c.find(hmcts.Private, r.PathValue("case"))
	if held == nil {
		refuse(w, r, hmcts.Private, http.StatusNotFound, "Case not found")
		return
	}
	c.store(Filing{Jurisdiction: hmcts.Private, Case: held.ID, Type: sent.kind, SentName: sent.name, Name: sent.name, Quarantined: true}, sent.file)
	held.touch(c.now())
	send(w, http.StatusOK, "application/json", map[string]any{"message": "Document has been uploaded successfully: " + sent.name})
}

// lookUp finds a type in any case, as the service does; it loses the category of one written in another case.
func lookUp(categories map[string]string, kind string) (category string, known bool) {
	for name, category := range categories {
		if strings.EqualFold(name, kind) {
			if name != kind {
				category = ""
			}
			return category, true
		}
	}
	return "", false
}

// neverTold are the categories that a search leaves out (CONTRACT section 3.2), so that those filings can never be seen back.
var neverTold = []string{"", "safeguardingLetter", "16aRiskAssessment", "guardianReport", "otherDocs"}

// Release lets the court's staff accept a filing out of quarantine. It says whether searches will show it.
func (c *Court) Release(documentID string) (told bool, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.IndexFunc(c.filings, func(f Filing) bool { return f.DocumentID == documentID && f.Quarantined })
	if i < 0 {
		return false, fmt.Errorf("there is no filing %s in quarantine", documentID)
	}
	filing := &c.filings[i]
	filing.Quarantined = false
	held := c.find(hmcts.Private, filing.Case)
	category, _ := lookUp(hmcts.PrivateUploads, filing.Type)
	if held == nil || slices.Contains(neverTold, category) {
		return false, nil
	}
	held.addTo("case_data", "otherDocuments", map[string]any{"id": uuid.NewString(), "value": map[string]any{
		"documentName": filing.Name, "documentTypeOther": category,
		"documentOther": map[string]any{"document_id": filing.DocumentID, "document_filename": filing.Name},
	}})
	held.touch(c.now())
	return true, nil
}
