// room MILP
