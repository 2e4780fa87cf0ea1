// room Siting
