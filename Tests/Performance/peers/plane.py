"""A transverse Mercator plane through the middle of the instance: what the planar peers measure in."""

CENTER = 106.0, 36.0
DEFINITION = f"+proj=tmerc +lon_0={CENTER[0]} +lat_0={CENTER[1]} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs"
