package program

import (
	"time"

	"recognitionmap/geodata/relation"
)

// today is the calendar day in UTC, on which the map opens.
func today() relation.Day { return relation.DayOf(time.Now().UTC().Date()) }

// begun is the newest calendar day that has begun anywhere, the last that an event can have: what happens in Kabul before
// half past four in the morning has a date that is still to come in UTC.
func begun() relation.Day { return begunBy(time.Now()) }

// begunBy is begun at a moment. The first to see a day are the Line Islands, 14 hours ahead of UTC.
func begunBy(now time.Time) relation.Day { return relation.DayOf(now.UTC().Add(14 * time.Hour).Date()) }
