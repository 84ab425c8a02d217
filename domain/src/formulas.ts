import type { Bilingual } from './bilingual.ts'

/** How a number is explained beside it: its name, what it means in one sentence, and how it is counted. */
export type FormulaWords = { readonly name: Bilingual; readonly meaning: Bilingual; readonly formula: Bilingual }

export type FormulaKey = keyof typeof FORMULAS

/** Every number the product shows. The definitions and the code that counts them must say the same. */
export const FORMULAS = {
  revenue: {
    name: { ru: 'Выручка', en: 'Revenue' },
    meaning: {
      ru: 'Сколько денег пришло за период за вычетом возвратов.',
      en: 'Money that came in during the period, less refunds.',
    },
    formula: {
      ru: 'Оплаты − возвраты, каждая сумма в свой день.',
      en: 'Payments − refunds, each on its own day.',
    },
  },
  margin: {
    name: { ru: 'Маржа', en: 'Margin' },
    meaning: {
      ru: 'Что остаётся от выручки после себестоимости услуг.',
      en: 'What remains of revenue after the cost of services.',
    },
    formula: {
      ru: 'Выручка − себестоимость услуг − переменные расходы, где они известны. Рядом указано, для какой доли услуг известна себестоимость.',
      en: 'Revenue − cost of services − variable cost where known. The share of services with a known cost is shown beside it.',
    },
  },
  visits: {
    name: { ru: 'Приёмы', en: 'Visits' },
    meaning: {
      ru: 'Сколько раз пациенты были в клинике.',
      en: 'How many times patients came to the clinic.',
    },
    formula: {
      ru: 'Дни с завершёнными приёмами. Несколько приёмов одного пациента за день считаются одним.',
      en: 'Days with completed appointments. Several appointments of one patient on one day count once.',
    },
  },
  new_patients: {
    name: { ru: 'Новые пациенты', en: 'New patients' },
    meaning: {
      ru: 'Кто пришёл в клинику впервые.',
      en: 'Who came to the clinic for the first time.',
    },
    formula: {
      ru: 'Пациенты, чей первый завершённый приём попал в период.',
      en: 'Patients whose first completed visit falls in the period.',
    },
  },
  returning_patients: {
    name: { ru: 'Повторные пациенты', en: 'Returning patients' },
    meaning: {
      ru: 'Кто пришёл не в первый раз.',
      en: 'Who came, and not for the first time.',
    },
    formula: {
      ru: 'Пациенты с приёмом в периоде, у которых был приём раньше него.',
      en: 'Patients with a visit in the period and an earlier one.',
    },
  },
  active_patients: {
    name: { ru: 'Активные пациенты', en: 'Active patients' },
    meaning: {
      ru: 'Кого клиника считает своими сейчас.',
      en: 'Whom the clinic counts as its own now.',
    },
    formula: {
      ru: 'Пациенты с приёмом за последние 18 месяцев. Срок меняется в настройках.',
      en: 'Patients with a visit in the last 18 months. The term is set in settings.',
    },
  },
  return_rate_90: {
    name: { ru: 'Возврат за 90 дней', en: 'Return within 90 days' },
    meaning: {
      ru: 'Какая доля новых пациентов пришла во второй раз.',
      en: 'What share of new patients came a second time.',
    },
    formula: {
      ru: 'Пришли второй раз за 90 дней ÷ все, у кого после первого приёма прошло 90 дней.',
      en: 'Came again within 90 days ÷ everybody whose first visit was at least 90 days ago.',
    },
  },
  average_check: {
    name: { ru: 'Средний чек', en: 'Average check' },
    meaning: {
      ru: 'Сколько в среднем приносит один оплаченный приём.',
      en: 'What one paid visit brings on average.',
    },
    formula: {
      ru: 'Выручка за период ÷ приёмы с оплатой за период.',
      en: 'Revenue of the period ÷ visits with revenue in the period.',
    },
  },
  ltv_historical: {
    name: { ru: 'LTV по факту', en: 'Historical LTV' },
    meaning: {
      ru: 'Сколько денег пациент принёс за всё время.',
      en: 'How much money the patient has brought so far.',
    },
    formula: {
      ru: 'Все оплаты − все возвраты с первого дня, включая оплаты до первого приёма.',
      en: 'All payments − all refunds from the first day, payments before the first visit included.',
    },
  },
  ltv_margin: {
    name: { ru: 'LTV по марже', en: 'LTV by margin' },
    meaning: {
      ru: 'Сколько пациент принёс сверх себестоимости.',
      en: 'What the patient has brought above cost.',
    },
    formula: {
      ru: 'LTV по факту − себестоимость услуг − переменные расходы, где они известны.',
      en: 'Historical LTV − cost of services − variable cost where known.',
    },
  },
  ltv_formula: {
    name: { ru: 'LTV по формуле', en: 'Formula LTV' },
    meaning: {
      ru: 'Ценность пациента по трём множителям, на которые клиника может влиять.',
      en: 'The value of a patient by three factors the clinic can influence.',
    },
    formula: {
      ru: 'Средний чек × приёмов в год × срок жизни в годах. Срок жизни = от первого приёма до последнего. После одного приёма LTV равен чеку.',
      en: 'Average check × visits per year × lifetime in years. Lifetime = from the first visit to the last. After a single visit LTV is the check.',
    },
  },
  class_vip: {
    name: { ru: 'VIP', en: 'VIP' },
    meaning: {
      ru: 'Пациенты, которые приносят больше всех.',
      en: 'Patients who bring the most.',
    },
    formula: {
      ru: 'Выручка за 12 месяцев не ниже, чем у лучших 10 % активных, и не меньше двух приёмов; или класс поставлен вручную. Пороги клиники важнее.',
      en: 'Revenue of 12 months among the top 10 % of active patients and at least two visits, or set by hand. Clinic rules come first.',
    },
  },
  class_stable: {
    name: { ru: 'Стабильные', en: 'Stable' },
    meaning: {
      ru: 'Пациенты, которые ходят регулярно.',
      en: 'Patients who come regularly.',
    },
    formula: {
      ru: 'Не меньше двух приёмов за 24 месяца и не VIP.',
      en: 'At least two visits in 24 months and not VIP.',
    },
  },
  class_one_time: {
    name: { ru: 'Разовые', en: 'One-time' },
    meaning: {
      ru: 'Пациенты, которые были один раз или перестали ходить.',
      en: 'Patients who came once or stopped coming.',
    },
    formula: {
      ru: 'Все остальные, у кого был приём: один за всё время или меньше двух за 24 месяца.',
      en: 'Everybody else with a visit: one in all, or fewer than two in 24 months.',
    },
  },
  class_unprofitable: {
    name: { ru: 'Убыточные', en: 'Unprofitable' },
    meaning: {
      ru: 'Пациенты, на которых клиника теряет деньги или время.',
      en: 'Patients who cost the clinic money or time.',
    },
    formula: {
      ru: 'Маржа ниже затрат на обслуживание; или LTV ниже медианы и при этом не состоялась половина записей (от четырёх) или скидки от 40 %.',
      en: 'Margin below the cost to serve; or LTV below the median with half of at least four bookings missed or discounts of 40 % and more.',
    },
  },
  rfm_recency: {
    name: { ru: 'Давность (R)', en: 'Recency (R)' },
    meaning: {
      ru: 'Насколько недавно пациент был в клинике: 3 — недавно, 1 — давно.',
      en: 'How recently the patient came: 3 is recent, 1 is long ago.',
    },
    formula: {
      ru: 'Дней от последнего приёма. До первого порога — 3, до второго — 2, дольше — 1.',
      en: 'Days since the last visit. Up to the first cut 3, up to the second 2, longer 1.',
    },
  },
  rfm_frequency: {
    name: { ru: 'Частота (F)', en: 'Frequency (F)' },
    meaning: {
      ru: 'Как часто пациент приходит: 3 — часто, 1 — редко.',
      en: 'How often the patient comes: 3 is often, 1 is seldom.',
    },
    formula: {
      ru: 'Дней с приёмами за всё время или за срок из настроек. До первого порога — 1, до второго — 2, больше — 3.',
      en: 'Visit days of all time or of the term in settings. Up to the first cut 1, up to the second 2, more 3.',
    },
  },
  rfm_monetary: {
    name: { ru: 'Деньги (M)', en: 'Money (M)' },
    meaning: {
      ru: 'Сколько денег приносит пациент: 3 — много, 1 — мало.',
      en: 'How much money the patient brings: 3 is much, 1 is little.',
    },
    formula: {
      ru: 'Выручка от пациента за всё время или в среднем за приём. До первого порога — 1, до второго — 2, больше — 3.',
      en: 'Revenue from the patient in all or per visit. Up to the first cut 1, up to the second 2, more 3.',
    },
  },
  rfm_group: {
    name: { ru: 'Группа RFM', en: 'RFM group' },
    meaning: {
      ru: 'Кто эти пациенты и что с ними делать.',
      en: 'Who these patients are and what to do with them.',
    },
    formula: {
      ru: 'Три оценки R, F и M дают 27 клеток; каждая клетка входит в одну из девяти групп.',
      en: 'The scores R, F and M make 27 cells; every cell belongs to one of nine groups.',
    },
  },
  rfm_cuts: {
    name: { ru: 'Пороги RFM', en: 'RFM cuts' },
    meaning: {
      ru: 'Где проходят границы оценок.',
      en: 'Where the borders of the scores lie.',
    },
    formula: {
      ru: 'Пороги клиники или трети: значения, ниже которых треть и две трети пациентов. Равные значения получают одну оценку.',
      en: 'Clinic cuts, or terciles: the values at a third and two thirds of patients. Equal values share a score.',
    },
  },
  rfm_movement: {
    name: { ru: 'Движение за месяц', en: 'Movement in a month' },
    meaning: {
      ru: 'Кто сменил группу, а кто пришёл впервые.',
      en: 'Who changed group and who came for the first time.',
    },
    formula: {
      ru: 'Группа каждого пациента месяц назад и сейчас по одним и тем же правилам.',
      en: 'The group of each patient a month ago and now, by the same rules.',
    },
  },
  cohort_revenue: {
    name: { ru: 'Выручка когорты', en: 'Cohort revenue' },
    meaning: {
      ru: 'Сколько принесли пациенты, впервые пришедшие в одном периоде.',
      en: 'What patients who first came in one period have brought.',
    },
    formula: {
      ru: 'Оплаты − возвраты этих пациентов за период. Оплаты до первого приёма не входят. Пустая клетка: период не наступил.',
      en: 'Payments − refunds of these patients in the period. Payments before the first visit are left out. A blank cell has not begun.',
    },
  },
  cohort_cumulative_revenue: {
    name: { ru: 'Накопленная выручка когорты', en: 'Cumulative cohort revenue' },
    meaning: {
      ru: 'Сколько когорта принесла с первого приёма к концу периода.',
      en: 'What a cohort has brought from the first visit to the end of the period.',
    },
    formula: {
      ru: 'Сумма выручки когорты с нулевого периода; на пациента — разделить на размер когорты.',
      en: 'Sum of cohort revenue from period 0; per patient it is divided by the size of the cohort.',
    },
  },
  cohort_cumulative_margin: {
    name: { ru: 'Накопленная маржа когорты', en: 'Cumulative cohort margin' },
    meaning: {
      ru: 'Сколько когорта принесла сверх себестоимости.',
      en: 'What a cohort has brought above cost.',
    },
    formula: {
      ru: 'Накопленная выручка когорты − накопленная себестоимость, где она известна.',
      en: 'Cumulative cohort revenue − cumulative cost where known.',
    },
  },
  cohort_retention: {
    name: { ru: 'Удержание когорты', en: 'Cohort retention' },
    meaning: {
      ru: 'Какая доля когорты была в клинике в этом периоде.',
      en: 'What share of a cohort came in that period.',
    },
    formula: {
      ru: 'Пациенты когорты с приёмом в периоде ÷ размер когорты.',
      en: 'Patients of the cohort with a visit in the period ÷ size of the cohort.',
    },
  },
  cohort_visits: {
    name: { ru: 'Приёмы когорты', en: 'Cohort visits' },
    meaning: {
      ru: 'Сколько раз когорта была в клинике в этом периоде.',
      en: 'How many times a cohort came in that period.',
    },
    formula: {
      ru: 'Дни с приёмами всех пациентов когорты за период.',
      en: 'Visit days of all patients of the cohort in the period.',
    },
  },
  return_rate: {
    name: { ru: 'Возврат на следующий приём', en: 'Return to the next visit' },
    meaning: {
      ru: 'Какая доля пациентов приходит на второй, третий, четвёртый приём.',
      en: 'What share of patients comes for the second, third, fourth visit.',
    },
    formula: {
      ru: 'Пришли снова за N дней ÷ все, у кого эти N дней прошли. Пока у части группы срок не вышел, она помечена как незрелая.',
      en: 'Came again within N days ÷ everybody whose N days have passed. A group with days still running is marked immature.',
    },
  },
  interval: {
    name: { ru: 'Интервал 95 %', en: '95 % interval' },
    meaning: {
      ru: 'В каких пределах может лежать настоящая доля: чем меньше людей, тем шире.',
      en: 'Where the true share may lie: the fewer people, the wider.',
    },
    formula: {
      ru: 'Интервал Уилсона для доли, метод Ньюкомба для разницы двух долей.',
      en: 'Wilson interval for a share, Newcombe method for a difference of two shares.',
    },
  },
  change: {
    name: { ru: 'Изменение', en: 'Change' },
    meaning: {
      ru: 'Насколько число больше или меньше, чем в периоде для сравнения.',
      en: 'How much larger or smaller the figure is than in the compared period.',
    },
    formula: {
      ru: '(Сейчас − раньше) ÷ раньше; для долей — разница в процентных пунктах. Сравниваются те же дни прошлого месяца или года.',
      en: '(Now − before) ÷ before; for shares the difference in percentage points. The same days of the previous month or year are compared.',
    },
  },
} as const satisfies Readonly<Record<string, FormulaWords>>

/** The words of one number. */
export function formulaWords(key: FormulaKey): FormulaWords {
  return FORMULAS[key]
}
