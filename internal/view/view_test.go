package view_test

import (
	"database/sql"
	"errors"
	"testing"

	"candour/internal/view"

	_ "modernc.org/sqlite"
)

func open(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	if _, err := db.Exec(`CREATE TABLE hearing_1 (stream text, starts text, room bigint);
		INSERT INTO hearing_1 VALUES ('a', '2027-01-05', 2), ('b', '2027-01-06', 3)`); err != nil {
		t.Fatal(err)
	}
	return db
}

type hearing struct {
	Stream, Starts string
	Room           int64
}

func TestRowsAreScannedIntoFieldsInOrder(t *testing.T) {
	all, err := view.All[hearing](t.Context(), open(t), `SELECT stream, starts, room FROM hearing_1 WHERE starts > $1 ORDER BY starts`, "2027-01-01")
	if err != nil {
		t.Fatal(err)
	}
	want := []hearing{{"a", "2027-01-05", 2}, {"b", "2027-01-06", 3}}
	if len(all) != 2 || all[0] != want[0] || all[1] != want[1] {
		t.Errorf("got %v, want %v", all, want)
	}
}

func TestOnePlainValueNeedsNoStruct(t *testing.T) {
	n, err := view.One[int64](t.Context(), open(t), `SELECT count(*) FROM hearing_1`)
	if err != nil || n != 2 {
		t.Errorf("counted %d, %v", n, err)
	}
}

func TestNoRowIsToldApartFromFailure(t *testing.T) {
	db := open(t)
	if _, err := view.One[hearing](t.Context(), db, `SELECT * FROM hearing_1 WHERE stream = $1`, "z"); !errors.Is(err, view.ErrNone) {
		t.Errorf("err = %v, want ErrNone", err)
	}
	if _, err := view.One[hearing](t.Context(), db, `SELECT * FROM nowhere`); err == nil || errors.Is(err, view.ErrNone) {
		t.Errorf("err = %v, want a failure", err)
	}
}

func TestListsOfNearlyTheSameLengthAreOneQuestion(t *testing.T) {
	short, args := view.In(2, []string{"a", "b", "c"})
	if longer, _ := view.In(2, []string{"a", "b", "c", "d"}); short != longer || short != "($2, $3, $4, $5)" {
		t.Errorf("three values are named as %s, four as %s", short, longer)
	}
	if len(args) != 4 || args[2] != "c" || args[3] != "c" {
		t.Errorf("the values of three are %v", args)
	}
	in, args := view.In(1, []string{"a", "x", "b"})
	all, err := view.All[string](t.Context(), open(t), `SELECT stream FROM hearing_1 WHERE stream IN `+in+` ORDER BY stream`, args...)
	if err != nil || len(all) != 2 {
		t.Errorf("found %v, %v", all, err)
	}
}
