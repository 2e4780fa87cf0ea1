import GeoPrimitives
import PlanningTerms
import Publication

extension SitingDocument.Site {
    /// What people read as its id: where its list has none, the number of its row, called so.
    func label(in language: Language) -> String {
        place.map { language("row \($0.row)", "第 \($0.row) 行") } ?? id
    }

    /// What people read as the id of a candidate that could take its place.
    func label(of alternative: SitingDocument.Alternative, in language: Language) -> String {
        let id = place == nil ? alternative.id : language("row \(alternative.id)", "第 \(alternative.id) 行")
        return alternative.name.map { language("\($0) (\(id))", "\($0)（\(id)）") } ?? id
    }

    /// What it is called, else where it is, where only that tells which one is meant; `nil` where neither is known.
    func title(in language: Language) -> String? {
        guard name == nil, let place else { return name }
        let position = "\(place.lon.plainText), \(place.lat.plainText)"
        return place.units?.last.map { position + language(" in ", "，位于") + $0 } ?? position
    }
}
