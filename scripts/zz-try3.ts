import highsLoader from 'highs'
import { boardOf, facesOf, filledOf } from '/tmp/plan/app/matching/plan-board'
import { facesModel, fillModel } from '/tmp/plan/app/matching/plan-exact'
import { plant } from '/tmp/plan/tests/matching/plan-instances'
const t = Date.now()
const highs = await highsLoader()
console.log('load', Date.now() - t)
for (const seed of [7, 8, 9]) for (const q of [ { slots: 100, people: 60, planted: 20 } , { slots: 100, people: 20, planted: 20 } ]) {
  const inst = plant({ seed, ...q })
  const board = boardOf(inst.slots, inst.people)
  for (const m of q.people === 20 ? [['fill', fillModel(board, 100)], ['fill2', fillModel(board, 90)]] : [['faces 20-20', facesModel(board, 100, 20, 20)], ['faces 20..21', facesModel(board, 100, 20, 21)]]) {
  const t0 = Date.now()
  const r = highs.solve(m[1], { time_limit: 60, output_flag: process.argv[2] === 'v', mip_rel_gap: 0 } as any)
  console.log(seed, m[0], r.Status, r.ObjectiveValue, Date.now() - t0) }
}
