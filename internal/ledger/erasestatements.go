package ledger

// takeOutStream plans what goes of a stream besides its rows in views. Jobs about its end stay: they tell other streams of it.
func (p *erasure) takeOutStream(end Ref) {
	for _, sql := range []string{
		`UPDATE entry SET body = NULL WHERE stream = $1 AND body IS NOT NULL`,
		`UPDATE head SET keyed = 0 WHERE stream = $1`,
		`DELETE FROM file_part WHERE file IN (SELECT id FROM file WHERE stream = $1 AND entry IS NOT NULL)`,
		`DELETE FROM file WHERE stream = $1 AND entry IS NOT NULL`,
		`DELETE FROM draft WHERE stream = $1 OR person = $1`,
		`DELETE FROM session WHERE person = $1`,
		`DELETE FROM invite WHERE person = $1`,
		`DELETE FROM recovery WHERE person = $1`,
		`DELETE FROM passkey WHERE person = $1`,
		`DELETE FROM passkey_asked WHERE person = $1`,
		`DELETE FROM half_session WHERE person = $1`,
		`DELETE FROM known_device WHERE person = $1`,
		`DELETE FROM second_factor WHERE person = $1`,
		`DELETE FROM account WHERE person = $1`,
		pending,
	} {
		p.also(sql, string(end.Stream))
	}
	p.also(`DELETE FROM job WHERE stream = $1 AND entry <> $2`, string(end.Stream), string(end.Entry))
}

// pending notes that a stream's old keys must still be destroyed.
const pending = `INSERT INTO erasing (stream) VALUES ($1) ON CONFLICT (stream) DO NOTHING`

// takeOutEntry plans the same for one entry. What people are typing about it goes too: a form that corrects it shows its words.
func (p *erasure) takeOutEntry(ref Ref) {
	for _, sql := range []string{
		`UPDATE entry SET body = NULL WHERE stream = $1 AND id = $2`,
		`DELETE FROM file_part WHERE file IN (SELECT id FROM file WHERE stream = $1 AND entry = $2)`,
		`DELETE FROM file WHERE stream = $1 AND entry = $2`,
		`DELETE FROM job WHERE stream = $1 AND entry = $2`,
	} {
		p.also(sql, string(ref.Stream), string(ref.Entry))
	}
	p.also(`DELETE FROM draft WHERE subject LIKE '%' || $1 || '%'`, string(ref.Entry)) // of whatever stream: what is typed in a case about its report is the case’s
	p.also(pending, string(ref.Stream))
}

// takeOutRows plans what goes of a stream in the tables that other versions of this program keep. Those that still do are behind then, and draw
// them from what is left.
func (p *erasure) takeOutRows(stream StreamID) {
	for _, v := range p.keptByOthers() {
		p.also(`DELETE FROM `+v.Name+` WHERE stream = $1`, string(stream))
	}
}

func (p *erasure) also(sql string, args ...any) {
	p.batch.Erases = append(p.batch.Erases, Statement{sql, args})
}
