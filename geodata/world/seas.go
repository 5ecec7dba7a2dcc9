package world

import "github.com/paulmach/orb"

// Mark is a point that a map names.
type Mark struct {
	Name string
	At   orb.Point // degrees, longitude first
}

// Seas are the waters that a map names, the larger first, each at the middle of its open part. Names and points are of our
// own making, read off the shapes to half a degree, and free to use as the shapes are.
var Seas = []Mark{
	{"Pacific Ocean", orb.Point{-140, 5}}, {"Pacific Ocean", orb.Point{165, 25}}, {"Atlantic Ocean", orb.Point{-40, 28}},
	{"Atlantic Ocean", orb.Point{-15, -22}}, {"Indian Ocean", orb.Point{78, -20}}, {"Southern Ocean", orb.Point{60, -60}},
	{"Arctic Ocean", orb.Point{5, 83}}, {"Arabian Sea", orb.Point{64, 15.5}}, {"Bay of Bengal", orb.Point{88.5, 14}},
	{"South China Sea", orb.Point{114.5, 14}}, {"Philippine Sea", orb.Point{131, 19}}, {"Coral Sea", orb.Point{156, -16}},
	{"Tasman Sea", orb.Point{160, -38}}, {"Caribbean Sea", orb.Point{-74.5, 15}}, {"Gulf of Mexico", orb.Point{-91.5, 25}},
	{"Mediterranean Sea", orb.Point{18.5, 34.5}}, {"Barents Sea", orb.Point{40, 74}}, {"Norwegian Sea", orb.Point{3, 67.5}},
	{"North Sea", orb.Point{3, 56.5}}, {"Baltic Sea", orb.Point{19.5, 57}}, {"Black Sea", orb.Point{34, 43.3}},
	{"Caspian Sea", orb.Point{51, 41.5}}, {"Red Sea", orb.Point{38, 20.5}}, {"Persian Gulf", orb.Point{51.5, 27}},
	{"Gulf of Oman", orb.Point{58.6, 24.9}}, {"Gulf of Aden", orb.Point{48, 12.3}}, {"Andaman Sea", orb.Point{95.5, 10.5}},
	{"Java Sea", orb.Point{111, -5}}, {"Yellow Sea", orb.Point{123.5, 35.5}}, {"East China Sea", orb.Point{125.5, 29}},
	{"Sea of Japan", orb.Point{135, 40}}, {"Sea of Okhotsk", orb.Point{149.5, 54}}, {"Bering Sea", orb.Point{-178, 58}},
	{"Hudson Bay", orb.Point{-85.5, 60}}, {"Gulf of Guinea", orb.Point{2, 1}},
}
