import GeoPrimitives

/// The display list in the terms of the templates of SVG drawings.
extension DisplayList {
    /// The marks in their order, for a template that asks of each what it is.
    var svgMarks: Template.Value {
        .list(
            marks.compactMap { mark in
                switch mark {
                case .path(let path): path.svg.map { ["path": .list([$0])] }
                case .disc(let disc): ["disc": .list([disc.svg])]
                case .text(let text): ["text": .list([text.svg])]
                }
            })
    }

    /// All paths and all discs apart.
    var svgPathsAndDiscs: [String: Template.Value] {
        var (paths, discs): ([[String: Template.Value]], [[String: Template.Value]]) = ([], [])
        for mark in marks {
            switch mark {
            case .path(let path): if let values = path.svg { paths.append(values) }
            case .disc(let disc): discs.append(disc.svg)
            case .text: break
            }
        }
        return ["paths": .list(paths), "discs": .list(discs)]
    }
}

extension DisplayList.Path {
    /// Its values; `nil` where nothing is left of it.
    fileprivate var svg: [String: Template.Value]? {
        let course = outline.svg
        guard !course.isEmpty else { return nil }
        return [
            "d": .text(course), "fill": .text(fill ?? "none"), "opacity": .text("\(opacity)"), "stroke": .text(stroke ?? "none"),
            "line": .text(whole(line)), "edge": .text(edge < 1 ? "\(edge)" : ""),
            "dashes": .text(dashes.map(whole).joined(separator: " ")), "leavesOverlaps": .text(leavesOverlaps ? "yes" : ""),
        ]
    }
}

extension DisplayList.Outline {
    /// The course in the path language of SVG.
    fileprivate var svg: String {
        switch self {
        case .areas(let lines): return PathText.closed(lines)
        case .lines(let lines): return PathText.open(lines)
        case .figure(let lines): return PathText.figure(lines)
        case .box(let box):
            let width = whole(box.maxX - box.minX)
            return "M\(whole(box.minX)) \(whole(box.minY))h\(width)v\(whole(box.maxY - box.minY))h-\(width)z"
        case .rule(let start, let length): return "M\(whole(start.x)) \(whole(start.y))h\(whole(length))"
        }
    }
}

extension DisplayList.Disc {
    fileprivate var svg: [String: Template.Value] {
        [
            "x": .text(whole(middle.x)), "y": .text(whole(middle.y)), "r": .text(whole(radius)), "fill": .text(fill),
            "opacity": .text("\(opacity)"), "stroke": .text(stroke), "line": .text(whole(line)),
        ]
    }
}

extension DisplayList.Text {
    /// Its values.
    var svg: [String: Template.Value] {
        [
            "x": .text(whole(position.x)), "y": .text(whole(position.y)), "fill": .text(color), "font": .text(whole(font)),
            "weight": .text(isBold ? "600" : "400"), "anchor": .text(anchor.rawValue), "text": .text(text),
            "halo": .text(halo > 0 ? whole(halo) : ""), "spacing": .text(spacing > 0 ? whole(spacing) : ""),
        ]
    }
}
