import PlanningTerms

extension PlanReader {
    /// What may be said of a layer; of candidates also which level they have where their list gives none.
    static func layerKeys(of role: LayerRole) -> [String] {
        ["path", "crs", "columns", "layer"] + tableKeys(role) + (role == .candidates ? ["level"] : [])
    }

    /// Notes where the level of candidates is given, for messages.
    func noteCandidateLevel(at place: PlanPlace?, _ places: inout SettingPlaces) {
        guard let place else { return }
        let key = Setting.candidateLevel("").planKey
        places.note(key, PlanPlace(line: place.line, column: place.column, key: "layers." + key))
    }
}
